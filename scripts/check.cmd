@echo off
rem Say what is wrong with the content, without building; with --all the code is checked, too.
setlocal
call "%~dp0_setup.cmd" check %* || exit /b 1
.venv\Scripts\python scripts\check.py %*
