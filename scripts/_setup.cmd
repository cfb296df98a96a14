@echo off
rem Called by every command: stand in the project, and see to it that .venv has what the command needs.
cd /d "%~dp0.."
set PYTHONPATH=.
set PYTHONUTF8=1
if defined PYTHON "%PYTHON%" scripts\set_up.py %* & exit /b
where py >nul 2>nul || (echo Fant ingen Python. Installer 3.11 eller nyere fra python.org. & exit /b 1)
py -3 scripts\set_up.py %*
