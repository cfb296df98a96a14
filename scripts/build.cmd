@echo off
rem Check, build and export into site\; a build that fails leaves the last good site.
setlocal
call "%~dp0_setup.cmd" build %* || exit /b 1
.venv\Scripts\python scripts\build.py %*
