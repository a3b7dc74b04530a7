@echo off
rem Runs Keepsight with the Python in this folder and nothing else. Use: keepsight picture FOLDER --out PICTURE
"%~dp0python\python.exe" -m keepsight %*
