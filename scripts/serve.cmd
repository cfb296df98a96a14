@echo off
rem Build the site and show it with live reload, on http://127.0.0.1:8000 unless told otherwise.
setlocal
call "%~dp0_setup.cmd" serve %* || exit /b 1
.venv\Scripts\python scripts\serve.py %*
