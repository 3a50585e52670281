"""New versions of the program without the internet: a signed package, unpacked beside the running version.

In come a file from a stick or from the centre and the folder that the program was installed in.
May touch the files of that folder; never the register, never a window.
"""
