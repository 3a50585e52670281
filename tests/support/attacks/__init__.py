"""Attacks on the centre and through it: what somebody does who has a counter's secret, the database, or a desk's account.

Each is carried out for real; ``tests/sync/test_attack_table`` compares what came of it with what its row says.
"""
