"""A report on an assignment: what the answers say about its questions, without saying what any student did."""
