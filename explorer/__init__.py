"""Web pages over a published warehouse: they know its tables, the raw bytes and the manifests, and nothing else."""
