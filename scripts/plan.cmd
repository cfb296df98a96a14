@echo off
rem Print meetings and sessions as they become for so many minutes, schools and people.
setlocal
call "%~dp0_setup.cmd" plan %* || exit /b 1
.venv\Scripts\python scripts\plan.py %*
