-- Risk: none. Locks: none that anyone waits for.
-- pg-boss keeps its queues here and makes its own tables as the app role (api/jobs), which may not
-- make schemas.
create schema pgboss;--> statement-breakpoint
grant usage, create on schema pgboss to milepost_app;
