"""The central office database: every register agrees, whatever happens to any of them."""
