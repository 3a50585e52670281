"""Files from people, converted to attachments.

Read, normalised and taken apart in a process of its own.

In come the bytes of a file, a mail or a scanner; out go an attachment's content, its pages' pixels, or why not.
May touch the domain's words; never the register, never a window. What reads a stranger's bytes runs in the child only.
"""
