"""The register's key: kept in the operating system's keyring or behind a passphrase, written on the recovery paper.

In come the register's place and what somebody typed; keys, papers and new registers come out.
May touch the register's storage, documents and the keyring; no page and no window.
"""
