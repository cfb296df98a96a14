@echo off
rem Tests use what Windows lacks: a web server, a speller and locks of Unix.
echo Testene trenger Linux eller macOS. I WSL: ./scripts/test
exit /b 1
