@echo off
rem Write a new page of any kind: scripts\ny docs/drofting/samtaler.md "Samtaler som snur"
setlocal
call "%~dp0_setup.cmd" ny %* || exit /b 1
.venv\Scripts\python scripts\ny.py %*
