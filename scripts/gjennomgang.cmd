@echo off
rem Print what the experts who read the course want changed; nothing is changed by it.
setlocal
call "%~dp0_setup.cmd" gjennomgang %* || exit /b 1
.venv\Scripts\python scripts\gjennomgang.py %*
