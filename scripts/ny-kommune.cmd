@echo off
rem Write mkdocs.kommune.yml for a municipality, by questions or by options; never over one that is there.
setlocal
call "%~dp0_setup.cmd" ny-kommune %* || exit /b 1
.venv\Scripts\python scripts\ny_kommune.py %*
