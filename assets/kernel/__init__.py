"""What every room uses: spans and edits, issues, storage, contract checks."""
