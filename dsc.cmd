@echo off
rem Starts dsc from a checkout: finds a JDK, builds on first use, keeps a start-up cache.
rem
rem   DSC_JAVA_HOME   the JDK to use (21 or newer), before JAVA_HOME, PATH and the usual folders
rem   DSC_JAVA_OPTS   more options for the JVM, for example -Xmx1g
rem
rem The twin of the script `dsc`; what differs is said where it does.

setlocal EnableExtensions DisableDelayedExpansion
set "DSC_LEAST=21"
set "DSC_ROOT=%~dp0"
set "DSC_ROOT=%DSC_ROOT:~0,-1%"
set "DSC_TARGET=%DSC_ROOT%\target"
set "DSC_JAR=%DSC_TARGET%\dsc.jar"

call :find_java
if not defined DSC_JDK exit /b 3

call :needs_build
if not defined DSC_NEED goto :start
call :build
if errorlevel 1 exit /b 3

:start
rem A small heap that grows when needed; nothing of the JVM's own log may reach the user.
rem The console's own encoding is left alone: it is rarely UTF-8 here.
set "DSC_OPTIONS=-Xms32m -Xmx192m -XX:+UseSerialGC -XX:-UsePerfData -Xlog:disable -XX:+IgnoreUnrecognizedVMOptions"
if %DSC_FEATURE% GEQ 24 set "DSC_OPTIONS=%DSC_OPTIONS% --sun-misc-unsafe-memory-access=allow"

rem Commands that end soon are not worth optimising, nor compiling ahead what an earlier run found
rem hot. Of those that move data only what runs very often is: the loops over rows and bytes.
set "DSC_EARLY=-XX:+UnlockDiagnosticVMOptions -XX:-AOTReplayTraining"
set "DSC_SHORT=%DSC_EARLY% -XX:TieredStopAtLevel=1"
set "DSC_LONG=%DSC_EARLY% -XX:Tier4InvocationThreshold=50000 -XX:Tier4MinInvocationThreshold=20000"
set "DSC_LONG=%DSC_LONG% -XX:Tier4CompileThreshold=150000 -XX:Tier4BackEdgeThreshold=400000"
set "DSC_SPEED=%DSC_SHORT%"
set "DSC_WORD=%~1"
for %%w in (compile apply) do if "%DSC_WORD%"=="%%w" set "DSC_SPEED=%DSC_LONG%"

rem The archive lies beside the jar, and a build deletes it. The JVM ignores one that doesn't fit.
set "DSC_ARCHIVE=%DSC_TARGET%\start-%DSC_RANK%"
if not exist "%DSC_ARCHIVE%.tried" call :record
set DSC_CACHE=
if not exist "%DSC_ARCHIVE%" goto :run
if %DSC_FEATURE% GEQ 25 (set DSC_CACHE="-XX:AOTCache=%DSC_ARCHIVE%") else set DSC_CACHE="-XX:SharedArchiveFile=%DSC_ARCHIVE%"

:run
"%DSC_JDK%\bin\java.exe" %DSC_OPTIONS% %DSC_SPEED% %DSC_CACHE% %DSC_JAVA_OPTS% -jar "%DSC_JAR%" %*
exit /b %ERRORLEVEL%


rem --- the JDK ---------------------------------------------------------------------------------

rem Sets DSC_JDK, DSC_FEATURE and DSC_RANK to the JDK to use, or says that there is none.
:find_java
set "DSC_JDK="
set "DSC_BEST=0"
if not defined DSC_JAVA_HOME goto :find_java_home
call :consider "%DSC_JAVA_HOME%"
if not defined DSC_JDK >&2 echo dsc: DSC_JAVA_HOME is "%DSC_JAVA_HOME%", which is not a JDK %DSC_LEAST% or newer.
goto :found_java

:find_java_home
if defined JAVA_HOME call :consider "%JAVA_HOME%"
if defined DSC_JDK goto :found_java
set "DSC_ON_PATH="
for %%j in (java.exe) do set "DSC_ON_PATH=%%~dp$PATH:j"
if defined DSC_ON_PATH call :consider "%DSC_ON_PATH%.."
if defined DSC_JDK goto :found_java
for %%r in (
  "%ProgramFiles%\Java"
  "%ProgramFiles%\Eclipse Adoptium"
  "%ProgramFiles%\Microsoft"
  "%ProgramFiles%\Amazon Corretto"
  "%ProgramFiles%\Zulu"
  "%ProgramFiles%\BellSoft"
  "%ProgramFiles%\OpenJDK"
  "%LOCALAPPDATA%\Programs\Eclipse Adoptium"
  "%USERPROFILE%\.jdks"
  "%USERPROFILE%\.gradle\jdks"
) do for /d %%d in ("%%~r\*") do call :consider "%%~d"
for /d %%d in ("%USERPROFILE%\scoop\apps\*jdk*") do call :consider "%%~d\current"
if not defined DSC_JDK >&2 echo dsc: no JDK %DSC_LEAST% or newer was found; install one, or set DSC_JAVA_HOME to its folder.

:found_java
set "DSC_RANK=%DSC_BEST%"
set /a DSC_FEATURE=DSC_BEST / 1000000
exit /b 0

rem Keeps the JDK in folder %1 if it is new enough and newer than the one kept so far. The version is
rem read from its release file because starting each candidate would take longer than dsc itself.
:consider
if not exist "%~1\bin\java.exe" exit /b 0
if not exist "%~1\release" exit /b 0
set "DSC_VERSION="
for /f "usebackq tokens=1,2 delims==" %%a in ("%~1\release") do if "%%a"=="JAVA_VERSION" set "DSC_VERSION=%%~b"
if not defined DSC_VERSION exit /b 0
set "DSC_THIS=0"
for /f "tokens=1-3 delims=.-_+" %%a in ("%DSC_VERSION%.0.0") do set /a DSC_THIS=%%a * 1000000 + %%b * 1000 + %%c
set /a DSC_THIS_FEATURE=DSC_THIS / 1000000
if %DSC_THIS_FEATURE% LSS %DSC_LEAST% exit /b 0
if %DSC_THIS% LEQ %DSC_BEST% exit /b 0
set "DSC_BEST=%DSC_THIS%"
set "DSC_JDK=%~f1"
exit /b 0


rem --- the build -------------------------------------------------------------------------------

rem Sets DSC_NEED if the jar is missing or, in a checkout, not built from these sources. There is no
rem cheap way here to compare a file's date with a folder's, so a build keeps a copy of what it used.
:needs_build
set "DSC_NEED=1"
if not exist "%DSC_JAR%" exit /b 0
set "DSC_NEED="
if not exist "%DSC_ROOT%\.git" exit /b 0
for %%s in (src\main grammar schema) do call :compare "%DSC_ROOT%\%%s" "%DSC_TARGET%\built\%%s" /MIR
call :compare "%DSC_ROOT%" "%DSC_TARGET%\built\pom" pom.xml
exit /b 0

rem robocopy ends with 0 when there would be nothing to copy and nothing to delete.
:compare
robocopy %1 %2 %3 /L /NJH /NJS /NFL /NDL >nul 2>&1
if errorlevel 1 set "DSC_NEED=1"
exit /b 0

rem Builds while holding the lock file open, which ends with the process that does. A second one
rem cannot open it, waits, and then finds the work done.
:build
if not exist "%DSC_TARGET%" mkdir "%DSC_TARGET%" 2>nul
if not exist "%DSC_TARGET%" goto :no_target
set "DSC_WAITED=0"

:take_lock
set "DSC_LOCKED="
set "DSC_FAILED="
7>&2 2>nul (
  9>"%DSC_TARGET%\dsc.lock" (
    set "DSC_LOCKED=1"
    call :locked_build 2>&7
  )
)
if defined DSC_FAILED exit /b 1
if defined DSC_LOCKED exit /b 0
if %DSC_WAITED% GEQ 900 goto :no_target
set /a DSC_WAITED+=1
ping -n 2 127.0.0.1 >nul
goto :take_lock

:no_target
>&2 echo dsc: cannot build, because "%DSC_TARGET%" cannot be written.
exit /b 1

:locked_build
call :needs_build
if not defined DSC_NEED exit /b 0
set "DSC_FAILED=1"
set "DSC_MVN="
for %%m in (mvn.cmd) do set "DSC_MVN=%%~$PATH:m"
if not defined DSC_MVN (
  >&2 echo dsc: this checkout must be built first, and mvn ^(Apache Maven^) is not on the PATH.
  exit /b 0
)
>&2 echo dsc: building from source, which takes a moment...
set "DSC_LOG=%DSC_TARGET%\dsc-build.log"
del /q "%DSC_JAR%" "%DSC_TARGET%\start-*" 2>nul
for %%s in (src\main grammar schema) do robocopy "%DSC_ROOT%\%%s" "%DSC_TARGET%\built\%%s" /MIR /NJH /NJS /NFL /NDL >nul 2>&1
robocopy "%DSC_ROOT%" "%DSC_TARGET%\built\pom" pom.xml /NJH /NJS /NFL /NDL >nul 2>&1
if exist "%DSC_JDK%\bin\javac.exe" set "JAVA_HOME=%DSC_JDK%"
pushd "%DSC_ROOT%"
call "%DSC_MVN%" -q -B -Dstyle.color=never -Ddsc.quick -Dmaven.test.skip=true package >"%DSC_LOG%" 2>&1 <nul
if errorlevel 1 goto :build_failed
popd
if not exist "%DSC_JAR%" goto :build_failed
set "DSC_FAILED="
exit /b 0

:build_failed
popd
del /q "%DSC_JAR%" 2>nul
type "%DSC_LOG%" >&2
>&2 echo dsc: the build failed; all of its output is in "%DSC_LOG%"
exit /b 0


rem --- the start-up cache ----------------------------------------------------------------------

rem Lets the JVM record a run of dsc, once. The mark comes first, so that a JVM that cannot do it is
rem not asked again at every start.
:record
type nul >"%DSC_ARCHIVE%.tried" 2>nul
if not exist "%DSC_ARCHIVE%.tried" exit /b 0
set "DSC_EXAMPLE="
for /r "%DSC_ROOT%\examples" %%f in (*.yaml) do call :example "%%~f"
set "DSC_RECORD=-XX:ArchiveClassesAtExit"
if %DSC_FEATURE% GEQ 25 set "DSC_RECORD=-XX:AOTCacheOutput"
set "DSC_NEW=%DSC_ARCHIVE%.%RANDOM%"
if defined DSC_EXAMPLE (
  "%DSC_JDK%\bin\java.exe" %DSC_OPTIONS% %DSC_SHORT% "%DSC_RECORD%=%DSC_NEW%" -jar "%DSC_JAR%" validate "%DSC_EXAMPLE%" >nul 2>&1 <nul
) else (
  "%DSC_JDK%\bin\java.exe" %DSC_OPTIONS% %DSC_SHORT% "%DSC_RECORD%=%DSC_NEW%" -jar "%DSC_JAR%" --version >nul 2>&1 <nul
)
if exist "%DSC_NEW%" move /y "%DSC_NEW%" "%DSC_ARCHIVE%" >nul 2>&1
exit /b 0

:example
if defined DSC_EXAMPLE exit /b 0
findstr /b /c:"datasource:" %1 >nul 2>&1
if not errorlevel 1 set "DSC_EXAMPLE=%~1"
exit /b 0
