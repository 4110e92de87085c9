"""The journey language: what an author may write, what a citizen may answer, what it means."""
