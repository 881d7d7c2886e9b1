@echo off
rem Runs an ImageJ macro without a display: cordj MACRO.ijm [ARGUMENT]
rem JAVA_HOME, or java on the PATH, gives the Java; CORDJ_JAVA_OPTS gives it options (for example -Xmx8g).
setlocal EnableExtensions DisableDelayedExpansion
set "HOST=%~dp0"
if "%HOST:~-1%"=="\" set "HOST=%HOST:~0,-1%"

if not defined JAVA_HOME goto find
if not exist "%JAVA_HOME%\bin\java.exe" (
  echo cordj: JAVA_HOME is "%JAVA_HOME%", which holds no bin\java.exe; set it to a Java 17 or newer, or unset it. >&2
  exit /b 2
)
set "PATH=%JAVA_HOME%\bin;%PATH%"

:find
where java >nul 2>nul
if errorlevel 1 (
  echo cordj: no Java found: install Java 17 or newer, or set JAVA_HOME to it. >&2
  exit /b 2
)
set "VERSION="
for /f "tokens=3" %%v in ('java -version 2^>^&1 ^| findstr /c:" version "') do if not defined VERSION set "VERSION=%%~v"
if not defined VERSION (
  echo cordj: the Java found does not run; install Java 17 or newer, or set JAVA_HOME to it. >&2
  exit /b 2
)
for /f "delims=.-+" %%m in ("%VERSION%") do set "MAJOR=%%m"
if %MAJOR% LSS 17 (
  echo cordj: the Java found is %VERSION%, and CordJ needs 17 or newer; set JAVA_HOME to one. >&2
  exit /b 2
)

rem The classes of ImageJ that are changed to run without a display come before ImageJ's own.
set "HEADLESS="
for %%f in ("%HOST%\headless\ij-*.jar") do set "HEADLESS=%%~f"
if not defined HEADLESS (
  echo cordj: "%HOST%\headless" holds no jar, the part that lets ImageJ run without a display. >&2
  exit /b 2
)

rem Options of the user come last, so that they win.
java -Djava.awt.headless=true -Dfile.encoding=UTF-8 "-Dplugins.dir=%HOST%" -XX:MaxRAMPercentage=70 %CORDJ_JAVA_OPTS% -cp "%HEADLESS%;%HOST%\ij.jar;%HOST%\plugins\*;%HOST%\jars\*" org.cordj.cli.Main %*
exit /b %ERRORLEVEL%
