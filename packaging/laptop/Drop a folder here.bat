@echo off
rem Drag the folder of agencies' files onto this file: the picture is written beside it and opened.
if "%~1"=="" (
  echo Drag a folder of agencies' files onto this file.
  pause
  exit /b 2
)
"%~dp0python\python.exe" -m keepsight picture "%~1" --out "%~1 - picture"
if errorlevel 1 if not errorlevel 3 (
  pause
  exit /b 1
)
start "" "%~1 - picture\index.html"
pause
