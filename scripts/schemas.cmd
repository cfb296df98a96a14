@echo off
rem Write the JSON Schemas of front matter and local data that editors use.
setlocal
call "%~dp0_setup.cmd" schemas %* || exit /b 1
.venv\Scripts\python scripts\schemas.py %*
