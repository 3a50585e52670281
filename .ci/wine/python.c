/* python.exe: loads the Python that PYDLL names, which lies beside it, and is that. */
#include <windows.h>
#include <stdio.h>

typedef int (*main_t)(int, wchar_t **);

int wmain(int argc, wchar_t **argv)
{
    HMODULE dll = LoadLibraryW(PYDLL);
    if (!dll) {
        fwprintf(stderr, L"cannot load %ls: error %lu\n", PYDLL, GetLastError());
        return 103;
    }
    main_t run = (main_t)(void *)GetProcAddress(dll, "Py_Main");
    return run ? run(argc, argv) : 104;
}
