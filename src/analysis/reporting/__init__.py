"""Papermill jobs, HTML pages and the site that a reviewer opens from disk."""
