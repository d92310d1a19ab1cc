"""自动组版: stories and furniture in, an exact plan of every page out.  Pure; no disk, clock or chance."""
