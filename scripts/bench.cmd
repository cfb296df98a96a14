@echo off
rem Measures with what Windows lacks: the processor time of a process that has ended.
echo Bench trenger Linux eller macOS. I WSL: ./scripts/bench
exit /b 1
