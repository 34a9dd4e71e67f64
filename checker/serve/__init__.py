"""`check serve`: drafts in by HTTP, reports out. `service` knows no HTTP; `app` alone needs the extra `serve`."""
