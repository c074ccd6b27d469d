"""How an SDK is judged: its methods are listed by reflection, and each is driven by at least one case."""
