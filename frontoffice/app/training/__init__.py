"""The register to practise on: invented people and complaints, in the middle of an office's work.

In come a folder and the present moment; a register that was made by its public verbs comes out.
May touch the register and resources; the window and the commands start it.
"""
