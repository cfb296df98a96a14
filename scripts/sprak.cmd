@echo off
rem Keep the nynorsk catalogues in step with docs\, and tell what is left.
setlocal
call "%~dp0_setup.cmd" sprak %* || exit /b 1
.venv\Scripts\python scripts\sprak.py %*
