"""What a programme recognised in any tables: shown, written, and asked of a person."""
