table auth.account
  id text not null
  account_id text not null
  provider_id text not null
  user_id text not null
  access_token text
  refresh_token text
  id_token text
  access_token_expires_at timestamp(3) with time zone
  refresh_token_expires_at timestamp(3) with time zone
  scope text
  password text
  created_at timestamp(3) with time zone not null default now()
  updated_at timestamp(3) with time zone not null default now()
  constraint account_user_id_fkey FOREIGN KEY (user_id) REFERENCES auth."user"(id) ON DELETE CASCADE
  constraint account_pkey PRIMARY KEY (id)
  CREATE INDEX account_user_id ON auth.account USING btree (user_id)
  grant delete, insert, select, update to milepost_app

table auth.rate_limit
  id text not null
  key text not null
  count integer not null
  last_request bigint not null
  constraint rate_limit_pkey PRIMARY KEY (id)
  constraint rate_limit_key_key UNIQUE (key)
  grant delete, insert, select, update to milepost_app

table auth.session
  id text not null
  expires_at timestamp(3) with time zone not null
  token text not null
  created_at timestamp(3) with time zone not null default now()
  updated_at timestamp(3) with time zone not null default now()
  ip_address text
  user_agent text
  user_id text not null
  constraint session_user_id_fkey FOREIGN KEY (user_id) REFERENCES auth."user"(id) ON DELETE CASCADE
  constraint session_pkey PRIMARY KEY (id)
  constraint session_token_key UNIQUE (token)
  CREATE INDEX session_user_id ON auth.session USING btree (user_id)
  grant delete, insert, select, update to milepost_app

table auth.user
  id text not null
  name text not null
  email text not null
  email_verified boolean not null default false
  image text
  created_at timestamp(3) with time zone not null default now()
  updated_at timestamp(3) with time zone not null default now()
  constraint user_pkey PRIMARY KEY (id)
  constraint user_email_key UNIQUE (email)
  grant delete, insert, select, update to milepost_app

table auth.verification
  id text not null
  identifier text not null
  value text not null
  expires_at timestamp(3) with time zone not null
  created_at timestamp(3) with time zone not null default now()
  updated_at timestamp(3) with time zone not null default now()
  constraint verification_pkey PRIMARY KEY (id)
  CREATE INDEX verification_identifier ON auth.verification USING btree (identifier)
  grant delete, insert, select, update to milepost_app

table control.audit
  id uuid not null
  workspace_id uuid not null
  environment_id uuid
  at timestamp(3) with time zone not null default now()
  actor text not null
  action text not null
  subject text not null
  before jsonb
  after jsonb
  constraint audit_pkey PRIMARY KEY (id)
  CREATE INDEX audit_workspace ON control.audit USING btree (workspace_id, at DESC)
  grant delete, insert, select, update to milepost_app

table control.environments
  id uuid not null
  workspace_id uuid not null
  slug text not null
  name text not null
  kind text not null
  time_zone text not null default 'UTC'::text
  week_start text not null default 'monday'::text
  passive_events text[] not null default '{}'::text[]
  retention_days integer
  allowed_origins text[] not null default '{}'::text[]
  theme jsonb not null default '{"accent": "#4f46e5", "productName": ""}'::jsonb
  definitions_version bigint not null default 0
  created_at timestamp(3) with time zone not null default now()
  frequency jsonb not null default '{"maxPerDay": 3, "quietHours": 12}'::jsonb
  raw_events_from timestamp(3) with time zone
  constraint environments_kind_check CHECK ((kind = ANY (ARRAY['production'::text, 'staging'::text, 'demo'::text])))
  constraint environments_week_start_check CHECK ((week_start = ANY (ARRAY['monday'::text, 'sunday'::text])))
  constraint environments_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES control.workspaces(id) ON DELETE CASCADE
  constraint environments_pkey PRIMARY KEY (id)
  constraint environments_workspace_id_slug_key UNIQUE (workspace_id, slug)
  grant delete, insert, select, update to milepost_app

table control.keys
  id uuid not null
  environment_id uuid not null
  kind text not null
  name text not null
  lookup text not null
  last4 text not null
  created_at timestamp(3) with time zone not null default now()
  last_used_at timestamp(3) with time zone
  revoked_at timestamp(3) with time zone
  constraint keys_kind_check CHECK ((kind = ANY (ARRAY['write'::text, 'secret'::text])))
  constraint keys_environment_id_fkey FOREIGN KEY (environment_id) REFERENCES control.environments(id) ON DELETE CASCADE
  constraint keys_pkey PRIMARY KEY (id)
  constraint keys_lookup_key UNIQUE (lookup)
  CREATE INDEX keys_environment ON control.keys USING btree (environment_id)
  grant delete, insert, select, update to milepost_app

table control.members
  workspace_id uuid not null
  user_id text not null
  role text not null
  created_at timestamp(3) with time zone not null default now()
  constraint members_role_check CHECK ((role = ANY (ARRAY['owner'::text, 'admin'::text, 'editor'::text, 'viewer'::text])))
  constraint members_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES control.workspaces(id) ON DELETE CASCADE
  constraint members_pkey PRIMARY KEY (workspace_id, user_id)
  grant delete, insert, select, update to milepost_app

table control.workspaces
  id uuid not null
  slug text not null
  name text not null
  created_at timestamp(3) with time zone not null default now()
  constraint workspaces_pkey PRIMARY KEY (id)
  constraint workspaces_slug_key UNIQUE (slug)
  grant delete, insert, select, update to milepost_app

table public.accounts under forced row level security
  environment_id uuid not null
  id text collate "C" not null
  created_at timestamp(3) with time zone not null
  created_at_declared boolean not null default false
  last_seen_at timestamp(3) with time zone
  name text
  traits jsonb not null default '{}'::jsonb
  internal boolean not null default false
  churned_at timestamp(3) with time zone
  observed_from timestamp(3) with time zone
  value_at_entry boolean
  backfilled boolean not null default false
  first_value_at timestamp(3) with time zone
  constraint accounts_pkey PRIMARY KEY (environment_id, id) INCLUDE (created_at, churned_at, observed_from, value_at_entry, backfilled, internal, first_value_at)
  CREATE INDEX accounts_created ON public.accounts USING btree (environment_id, created_at)
  CREATE INDEX accounts_left_out ON public.accounts USING btree (environment_id, created_at) WHERE internal
  CREATE INDEX accounts_met_late ON public.accounts USING btree (environment_id) WHERE ((observed_from > created_at) AND (NOT backfilled))
  CREATE INDEX accounts_waiting ON public.accounts USING btree (environment_id, created_at, id) WHERE (first_value_at IS NULL)
  policy tenant using (environment_id = ANY (( SELECT (string_to_array(NULLIF(current_setting('app.environments'::text, true), ''::text), ','::text))::uuid[] AS string_to_array)::uuid[]))
  grant delete, insert, select, update to milepost_app

table public.active_days under forced row level security
  environment_id uuid not null
  level text not null
  unit_id text collate "C" not null
  first_day date not null
  days bit varying not null
  first_week date not null
  weeks bit varying not null
  constraint active_days_level_check CHECK ((level = ANY (ARRAY['account'::text, 'user'::text])))
  constraint active_days_pkey PRIMARY KEY (environment_id, level, unit_id)
  CREATE INDEX active_days_weeks ON public.active_days USING btree (environment_id, level, first_week, weeks)
  policy tenant using (environment_id = ANY (( SELECT (string_to_array(NULLIF(current_setting('app.environments'::text, true), ''::text), ','::text))::uuid[] AS string_to_array)::uuid[]))
  grant delete, insert, select, update to milepost_app

table public.activity under forced row level security
  environment_id uuid not null
  account_id text collate "C" not null
  user_id text collate "C" not null
  day date not null
  first_at timestamp(3) with time zone not null
  last_at timestamp(3) with time zone not null
  events integer not null
  constraint activity_pkey PRIMARY KEY (environment_id, account_id, user_id, day)
  CREATE INDEX activity_user ON public.activity USING btree (environment_id, user_id)
  policy tenant using (environment_id = ANY (( SELECT (string_to_array(NULLIF(current_setting('app.environments'::text, true), ''::text), ','::text))::uuid[] AS string_to_array)::uuid[]))
  grant delete, insert, select, update to milepost_app

table public.backfills under forced row level security
  environment_id uuid not null
  subject_kind text not null
  subject_key text collate "C" not null
  definitions_version bigint not null
  done integer not null default 0
  total integer
  cursor text
  updated_at timestamp(3) with time zone not null default now()
  constraint backfills_subject_kind_check CHECK ((subject_kind = ANY (ARRAY['milestone'::text, 'first_value'::text, 'feature'::text, 'funnel'::text])))
  constraint backfills_pkey PRIMARY KEY (environment_id, subject_kind, subject_key)
  policy tenant using (environment_id = ANY (( SELECT (string_to_array(NULLIF(current_setting('app.environments'::text, true), ''::text), ','::text))::uuid[] AS string_to_array)::uuid[]))
  grant delete, insert, select, update to milepost_app

table public.celebrations under forced row level security
  environment_id uuid not null
  milestone_key text collate "C" not null
  account_id text collate "C" not null
  id uuid not null
  user_id text collate "C" not null
  reached_at timestamp(3) with time zone not null
  offered_at timestamp(3) with time zone
  shown_at timestamp(3) with time zone
  constraint celebrations_pkey PRIMARY KEY (environment_id, milestone_key, account_id)
  CREATE INDEX celebrations_user ON public.celebrations USING btree (environment_id, user_id) WHERE (shown_at IS NULL)
  policy tenant using (environment_id = ANY (( SELECT (string_to_array(NULLIF(current_setting('app.environments'::text, true), ''::text), ','::text))::uuid[] AS string_to_array)::uuid[]))
  grant delete, insert, select, update to milepost_app

table public.dead_letters under forced row level security
  environment_id uuid not null
  message_id text collate "C" not null
  received_at timestamp(3) with time zone not null
  user_id text collate "C"
  anonymous_id text collate "C"
  account_id text collate "C"
  payload text not null
  source text
  sqlstate text not null
  reason text not null
  constraint dead_letters_pkey PRIMARY KEY (environment_id, message_id)
  CREATE INDEX dead_letters_received ON public.dead_letters USING btree (environment_id, received_at)
  policy tenant using (environment_id = ANY (( SELECT (string_to_array(NULLIF(current_setting('app.environments'::text, true), ''::text), ','::text))::uuid[] AS string_to_array)::uuid[]))
  grant delete, insert, select, update to milepost_app

table public.erasures under forced row level security
  environment_id uuid not null
  kind text not null
  id_hash text not null
  erased_at timestamp(3) with time zone not null
  left_out text
  constraint erasures_kind_check CHECK ((kind = ANY (ARRAY['user'::text, 'account'::text])))
  constraint erasures_pkey PRIMARY KEY (environment_id, kind, id_hash)
  policy tenant using (environment_id = ANY (( SELECT (string_to_array(NULLIF(current_setting('app.environments'::text, true), ''::text), ','::text))::uuid[] AS string_to_array)::uuid[]))
  grant delete, insert, select, update to milepost_app

partitioned table public.events by RANGE (received_at) under forced row level security
  environment_id uuid not null
  message_id text collate "C" not null
  received_at timestamp(3) with time zone not null
  occurred_at timestamp(3) with time zone not null
  original_at timestamp(3) with time zone not null
  sent_at timestamp(3) with time zone
  type text not null
  name text collate "C" not null
  user_id text collate "C"
  anonymous_id text collate "C"
  account_id text collate "C"
  properties jsonb not null
  context jsonb not null
  constraint events_pkey PRIMARY KEY (environment_id, received_at, message_id)
  CREATE INDEX events_account ON ONLY public.events USING btree (environment_id, account_id, occurred_at)
  CREATE INDEX events_anonymous ON ONLY public.events USING btree (environment_id, anonymous_id) WHERE (user_id IS NULL)
  CREATE INDEX events_late ON ONLY public.events USING btree (environment_id, received_at) INCLUDE (occurred_at) WHERE ((received_at - occurred_at) > '00:01:00'::interval)
  CREATE INDEX events_name ON ONLY public.events USING btree (environment_id, name, occurred_at) INCLUDE (account_id, user_id)
  CREATE INDEX events_user ON ONLY public.events USING btree (environment_id, user_id, occurred_at)
  policy tenant using (environment_id = ANY (( SELECT (string_to_array(NULLIF(current_setting('app.environments'::text, true), ''::text), ','::text))::uuid[] AS string_to_array)::uuid[]))
  grant delete, insert, select, update to milepost_app

table public.feature_adoption under forced row level security
  environment_id uuid not null
  account_id text collate "C" not null
  feature_key text collate "C" not null
  days date[] not null
  first_used_at timestamp(3) with time zone[] not null
  last_day date not null
  constraint feature_adoption_pkey PRIMARY KEY (environment_id, account_id, feature_key)
  policy tenant using (environment_id = ANY (( SELECT (string_to_array(NULLIF(current_setting('app.environments'::text, true), ''::text), ','::text))::uuid[] AS string_to_array)::uuid[]))
  grant delete, insert, select, update to milepost_app

table public.feature_use under forced row level security
  environment_id uuid not null
  feature_key text collate "C" not null
  account_id text collate "C" not null
  user_id text collate "C" not null
  day date not null
  first_used_at timestamp(3) with time zone not null
  last_used_at timestamp(3) with time zone not null
  uses integer not null
  constraint feature_use_pkey PRIMARY KEY (environment_id, feature_key, day, account_id, user_id)
  CREATE INDEX feature_use_account ON public.feature_use USING btree (environment_id, account_id)
  CREATE INDEX feature_use_user ON public.feature_use USING btree (environment_id, user_id)
  policy tenant using (environment_id = ANY (( SELECT (string_to_array(NULLIF(current_setting('app.environments'::text, true), ''::text), ','::text))::uuid[] AS string_to_array)::uuid[]))
  grant delete, insert, select, update to milepost_app

table public.features under forced row level security
  environment_id uuid not null
  key text collate "C" not null
  name text not null
  condition jsonb not null
  released_at timestamp(3) with time zone
  created_at timestamp(3) with time zone not null default now()
  updated_at timestamp(3) with time zone not null default now()
  constraint features_pkey PRIMARY KEY (environment_id, key)
  policy tenant using (environment_id = ANY (( SELECT (string_to_array(NULLIF(current_setting('app.environments'::text, true), ''::text), ','::text))::uuid[] AS string_to_array)::uuid[]))
  grant delete, insert, select, update to milepost_app

table public.funnel_hits under forced row level security
  environment_id uuid not null
  funnel_key text collate "C" not null
  message_id text collate "C" not null
  account_id text collate "C"
  user_id text collate "C"
  occurred_at timestamp(3) with time zone not null
  received_at timestamp(3) with time zone not null
  steps integer not null
  held text collate "C" not null
  constraint funnel_hits_pkey PRIMARY KEY (environment_id, funnel_key, message_id)
  CREATE INDEX funnel_hits_account ON public.funnel_hits USING btree (environment_id, account_id, funnel_key)
  CREATE INDEX funnel_hits_user ON public.funnel_hits USING btree (environment_id, user_id, funnel_key)
  policy tenant using (environment_id = ANY (( SELECT (string_to_array(NULLIF(current_setting('app.environments'::text, true), ''::text), ','::text))::uuid[] AS string_to_array)::uuid[]))
  grant delete, insert, select, update to milepost_app

table public.funnel_walks under forced row level security
  environment_id uuid not null
  funnel_key text collate "C" not null
  unit_id text collate "C" not null
  held text collate "C" not null
  entered_at timestamp(3) with time zone not null
  after_ms bigint[] not null
  constraint funnel_walks_pkey PRIMARY KEY (environment_id, funnel_key, unit_id, held)
  policy tenant using (environment_id = ANY (( SELECT (string_to_array(NULLIF(current_setting('app.environments'::text, true), ''::text), ','::text))::uuid[] AS string_to_array)::uuid[]))
  grant delete, insert, select, update to milepost_app

table public.funnels under forced row level security
  environment_id uuid not null
  key text collate "C" not null
  name text not null
  steps jsonb not null
  window_days double precision not null
  level text not null
  exclude jsonb
  hold_constant text
  created_at timestamp(3) with time zone not null default now()
  updated_at timestamp(3) with time zone not null default now()
  constraint funnels_level_check CHECK ((level = ANY (ARRAY['account'::text, 'user'::text])))
  constraint funnels_pkey PRIMARY KEY (environment_id, key)
  policy tenant using (environment_id = ANY (( SELECT (string_to_array(NULLIF(current_setting('app.environments'::text, true), ''::text), ','::text))::uuid[] AS string_to_array)::uuid[]))
  grant delete, insert, select, update to milepost_app

table public.guide_decisions under forced row level security
  environment_id uuid not null
  guide_key text collate "C" not null
  user_id text collate "C" not null
  version_id uuid not null
  shown boolean not null
  trace jsonb not null
  decided_at timestamp(3) with time zone not null
  constraint guide_decisions_pkey PRIMARY KEY (environment_id, guide_key, user_id)
  CREATE INDEX guide_decisions_latest ON public.guide_decisions USING btree (environment_id, guide_key, decided_at)
  CREATE INDEX guide_decisions_user ON public.guide_decisions USING btree (environment_id, user_id)
  policy tenant using (environment_id = ANY (( SELECT (string_to_array(NULLIF(current_setting('app.environments'::text, true), ''::text), ','::text))::uuid[] AS string_to_array)::uuid[]))
  grant delete, insert, select, update to milepost_app

table public.guide_facts under forced row level security
  environment_id uuid not null
  guide_key text collate "C" not null
  user_id text collate "C" not null
  account_id text collate "C" not null
  version_id uuid not null
  what text not null
  step_key text collate "C" not null
  reached_at timestamp(3) with time zone not null
  message_id text collate "C" not null
  answer jsonb
  constraint guide_facts_what_check CHECK ((what = ANY (ARRAY['shown'::text, 'started'::text, 'step'::text, 'marked'::text, 'skipped'::text, 'answered'::text, 'dismissed'::text, 'completed'::text])))
  constraint guide_facts_pkey PRIMARY KEY (environment_id, guide_key, user_id, account_id, version_id, what, step_key)
  CREATE INDEX guide_facts_account ON public.guide_facts USING btree (environment_id, account_id)
  CREATE INDEX guide_facts_user ON public.guide_facts USING btree (environment_id, user_id)
  policy tenant using (environment_id = ANY (( SELECT (string_to_array(NULLIF(current_setting('app.environments'::text, true), ''::text), ','::text))::uuid[] AS string_to_array)::uuid[]))
  grant delete, insert, select, update to milepost_app

table public.guide_runs under forced row level security
  environment_id uuid not null
  guide_key text collate "C" not null
  user_id text collate "C" not null
  version_id uuid not null
  status text not null
  step_key text
  started_at timestamp(3) with time zone not null
  completed_at timestamp(3) with time zone
  dismissed_at timestamp(3) with time zone
  updated_at timestamp(3) with time zone not null
  step_at timestamp(3) with time zone
  snoozed_until timestamp(3) with time zone
  marked_steps text[] not null default '{}'::text[]
  skipped_steps text[] not null default '{}'::text[]
  started_unasked_at timestamp(3) with time zone
  constraint guide_runs_status_check CHECK ((status = ANY (ARRAY['active'::text, 'minimised'::text, 'dismissed'::text, 'completed'::text, 'snoozed'::text])))
  constraint guide_runs_pkey PRIMARY KEY (environment_id, guide_key, user_id)
  CREATE INDEX guide_runs_user ON public.guide_runs USING btree (environment_id, user_id)
  policy tenant using (environment_id = ANY (( SELECT (string_to_array(NULLIF(current_setting('app.environments'::text, true), ''::text), ','::text))::uuid[] AS string_to_array)::uuid[]))
  grant delete, insert, select, update to milepost_app

table public.guide_versions under forced row level security
  environment_id uuid not null
  id uuid not null
  guide_key text collate "C" not null
  number integer not null
  content jsonb not null
  published_at timestamp(3) with time zone not null default now()
  published_by text
  constraint guide_versions_environment_id_guide_key_fkey FOREIGN KEY (environment_id, guide_key) REFERENCES guides(environment_id, key) ON DELETE CASCADE
  constraint guide_versions_pkey PRIMARY KEY (environment_id, id)
  constraint guide_versions_environment_id_guide_key_number_key UNIQUE (environment_id, guide_key, number)
  policy tenant using (environment_id = ANY (( SELECT (string_to_array(NULLIF(current_setting('app.environments'::text, true), ''::text), ','::text))::uuid[] AS string_to_array)::uuid[]))
  grant delete, insert, select, update to milepost_app

table public.guides under forced row level security
  environment_id uuid not null
  key text collate "C" not null
  kind text not null
  draft jsonb not null
  revision integer not null default 1
  status text not null default 'draft'::text
  published_version_id uuid
  created_at timestamp(3) with time zone not null default now()
  updated_at timestamp(3) with time zone not null default now()
  constraint guides_kind_check CHECK ((kind = ANY (ARRAY['checklist'::text, 'tour'::text, 'hint'::text, 'banner'::text, 'modal'::text, 'survey'::text, 'resource_centre'::text])))
  constraint guides_status_check CHECK ((status = ANY (ARRAY['draft'::text, 'published'::text, 'archived'::text])))
  constraint guides_pkey PRIMARY KEY (environment_id, key)
  policy tenant using (environment_id = ANY (( SELECT (string_to_array(NULLIF(current_setting('app.environments'::text, true), ''::text), ','::text))::uuid[] AS string_to_array)::uuid[]))
  grant delete, insert, select, update to milepost_app

table public.identities under forced row level security
  environment_id uuid not null
  kind text not null
  id text collate "C" not null
  user_id text collate "C"
  bound_at timestamp(3) with time zone
  constraint identities_kind_check CHECK ((kind = ANY (ARRAY['anonymous'::text, 'alias'::text])))
  constraint identities_pkey PRIMARY KEY (environment_id, kind, id)
  CREATE INDEX identities_user ON public.identities USING btree (environment_id, user_id)
  policy tenant using (environment_id = ANY (( SELECT (string_to_array(NULLIF(current_setting('app.environments'::text, true), ''::text), ','::text))::uuid[] AS string_to_array)::uuid[]))
  grant delete, insert, select, update to milepost_app

table public.ingest_counts under forced row level security
  environment_id uuid not null
  hour timestamp(3) with time zone not null
  reason text not null
  count bigint not null
  constraint ingest_counts_pkey PRIMARY KEY (environment_id, hour, reason)
  policy tenant using (environment_id = ANY (( SELECT (string_to_array(NULLIF(current_setting('app.environments'::text, true), ''::text), ','::text))::uuid[] AS string_to_array)::uuid[]))
  grant delete, insert, select, update to milepost_app

table public.memberships under forced row level security
  environment_id uuid not null
  user_id text collate "C" not null
  account_id text collate "C" not null
  valid_from timestamp(3) with time zone not null
  valid_to timestamp(3) with time zone
  erased boolean not null default false
  constraint memberships_pkey PRIMARY KEY (environment_id, user_id, account_id, valid_from)
  CREATE INDEX memberships_account ON public.memberships USING btree (environment_id, account_id)
  policy tenant using (environment_id = ANY (( SELECT (string_to_array(NULLIF(current_setting('app.environments'::text, true), ''::text), ','::text))::uuid[] AS string_to_array)::uuid[]))
  grant delete, insert, select, update to milepost_app

table public.message_ids under forced row level security
  environment_id uuid not null
  message_id text collate "C" not null
  received_at timestamp(3) with time zone not null
  constraint message_ids_pkey PRIMARY KEY (environment_id, message_id)
  policy tenant using (environment_id = ANY (( SELECT (string_to_array(NULLIF(current_setting('app.environments'::text, true), ''::text), ','::text))::uuid[] AS string_to_array)::uuid[]))
  grant delete, insert, select, update to milepost_app

table public.milestone_facts under forced row level security
  environment_id uuid not null
  milestone_key text collate "C" not null
  level text not null
  unit_id text collate "C" not null
  reached_at timestamp(3) with time zone not null
  message_id text collate "C" not null
  account_id text collate "C"
  user_id text collate "C"
  constraint milestone_facts_level_check CHECK ((level = ANY (ARRAY['account'::text, 'user'::text])))
  constraint milestone_facts_pkey PRIMARY KEY (environment_id, milestone_key, level, unit_id) INCLUDE (reached_at)
  CREATE INDEX milestone_facts_unit ON public.milestone_facts USING btree (environment_id, level, unit_id)
  policy tenant using (environment_id = ANY (( SELECT (string_to_array(NULLIF(current_setting('app.environments'::text, true), ''::text), ','::text))::uuid[] AS string_to_array)::uuid[]))
  grant delete, insert, select, update to milepost_app

table public.milestone_hits under forced row level security
  environment_id uuid not null
  milestone_key text collate "C" not null
  term smallint not null
  message_id text collate "C" not null
  account_id text collate "C"
  user_id text collate "C"
  occurred_at timestamp(3) with time zone not null
  received_at timestamp(3) with time zone not null
  constraint milestone_hits_pkey PRIMARY KEY (environment_id, milestone_key, term, message_id)
  CREATE INDEX milestone_hits_account ON public.milestone_hits USING btree (environment_id, account_id, milestone_key)
  CREATE INDEX milestone_hits_user ON public.milestone_hits USING btree (environment_id, user_id, milestone_key)
  policy tenant using (environment_id = ANY (( SELECT (string_to_array(NULLIF(current_setting('app.environments'::text, true), ''::text), ','::text))::uuid[] AS string_to_array)::uuid[]))
  grant delete, insert, select, update to milepost_app

table public.milestones under forced row level security
  environment_id uuid not null
  key text collate "C" not null
  name text not null
  scope text not null
  condition jsonb not null
  first_value boolean not null default false
  created_at timestamp(3) with time zone not null default now()
  updated_at timestamp(3) with time zone not null default now()
  constraint milestones_scope_check CHECK ((scope = ANY (ARRAY['user'::text, 'account'::text])))
  constraint milestones_pkey PRIMARY KEY (environment_id, key)
  CREATE UNIQUE INDEX milestones_first_value ON public.milestones USING btree (environment_id) WHERE first_value
  policy tenant using (environment_id = ANY (( SELECT (string_to_array(NULLIF(current_setting('app.environments'::text, true), ''::text), ','::text))::uuid[] AS string_to_array)::uuid[]))
  grant delete, insert, select, update to milepost_app

table public.picker_tokens under forced row level security
  environment_id uuid not null
  token_hash text not null
  guide_key text collate "C" not null
  step_key text collate "C"
  origin text not null
  made_by text not null
  expires_at timestamp(3) with time zone not null
  opened_at timestamp(3) with time zone
  session_hash text
  session_expires_at timestamp(3) with time zone
  constraint picker_tokens_environment_id_guide_key_fkey FOREIGN KEY (environment_id, guide_key) REFERENCES guides(environment_id, key) ON DELETE CASCADE
  constraint picker_tokens_pkey PRIMARY KEY (environment_id, token_hash)
  constraint picker_tokens_environment_id_session_hash_key UNIQUE (environment_id, session_hash)
  policy tenant using (environment_id = ANY (( SELECT (string_to_array(NULLIF(current_setting('app.environments'::text, true), ''::text), ','::text))::uuid[] AS string_to_array)::uuid[]))
  grant delete, insert, select, update to milepost_app

table public.rejected_events under forced row level security
  environment_id uuid not null
  id uuid not null
  received_at timestamp(3) with time zone not null
  code text not null
  field text
  type text
  name text
  user_id text
  anonymous_id text
  account_id text
  payload text not null
  source text
  constraint rejected_events_pkey PRIMARY KEY (environment_id, id)
  CREATE INDEX rejected_events_received ON public.rejected_events USING btree (environment_id, received_at)
  policy tenant using (environment_id = ANY (( SELECT (string_to_array(NULLIF(current_setting('app.environments'::text, true), ''::text), ','::text))::uuid[] AS string_to_array)::uuid[]))
  grant delete, insert, select, update to milepost_app

table public.segments under forced row level security
  environment_id uuid not null
  key text collate "C" not null
  name text not null
  condition jsonb not null
  created_at timestamp(3) with time zone not null default now()
  updated_at timestamp(3) with time zone not null default now()
  constraint segments_pkey PRIMARY KEY (environment_id, key)
  policy tenant using (environment_id = ANY (( SELECT (string_to_array(NULLIF(current_setting('app.environments'::text, true), ''::text), ','::text))::uuid[] AS string_to_array)::uuid[]))
  grant delete, insert, select, update to milepost_app

table public.target_health under forced row level security
  environment_id uuid not null
  guide_key text collate "C" not null
  version_id uuid not null
  step_key text collate "C" not null
  health text not null
  day date not null
  count integer not null
  last_path text
  last_seen_at timestamp(3) with time zone not null
  constraint target_health_health_check CHECK ((health = ANY (ARRAY['found'::text, 'ambiguous'::text, 'occluded'::text, 'lost'::text])))
  constraint target_health_pkey PRIMARY KEY (environment_id, guide_key, version_id, step_key, health, day)
  policy tenant using (environment_id = ANY (( SELECT (string_to_array(NULLIF(current_setting('app.environments'::text, true), ''::text), ','::text))::uuid[] AS string_to_array)::uuid[]))
  grant delete, insert, select, update to milepost_app

table public.users under forced row level security
  environment_id uuid not null
  id text collate "C" not null
  created_at timestamp(3) with time zone not null
  created_at_declared boolean not null default false
  last_seen_at timestamp(3) with time zone
  traits jsonb not null default '{}'::jsonb
  bot boolean not null default false
  internal boolean not null default false
  first_value_at timestamp(3) with time zone
  constraint users_pkey PRIMARY KEY (environment_id, id) INCLUDE (created_at, bot, internal, first_value_at)
  CREATE INDEX users_created ON public.users USING btree (environment_id, created_at)
  CREATE INDEX users_left_out ON public.users USING btree (environment_id, created_at) WHERE (bot OR internal)
  policy tenant using (environment_id = ANY (( SELECT (string_to_array(NULLIF(current_setting('app.environments'::text, true), ''::text), ','::text))::uuid[] AS string_to_array)::uuid[]))
  grant delete, insert, select, update to milepost_app

function CREATE OR REPLACE FUNCTION public.create_events_partition(at timestamp with time zone)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
 SET "TimeZone" TO 'UTC'
AS $function$
declare
  month_start timestamptz := date_trunc('month', at);
  name text := 'events_' || to_char(month_start, 'YYYY_MM');
begin
  if to_regclass('public.' || name) is null then
    perform pg_advisory_xact_lock(hashtext('milepost_partition'));
    execute format(
      'create table if not exists %I partition of events for values from (%L) to (%L)',
      name, month_start, month_start + interval '1 month'
    );
    -- A partition does not take these over from its parent.
    execute format(
      'alter table %I alter column properties set statistics 0, alter column context set statistics 0',
      name
    );
  end if;
end $function$


function CREATE OR REPLACE FUNCTION public.drop_expired_events_partition(at timestamp with time zone)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
 SET "TimeZone" TO 'UTC'
 SET lock_timeout TO '1s'
AS $function$
declare
  name text := 'events_' || to_char(date_trunc('month', at), 'YYYY_MM');
  environment record;
  is_needed boolean;
begin
  if to_regclass('public.' || name) is null or date_trunc('month', at) >= date_trunc('month', now())
  then
    return false;
  end if;
  -- Twice: the first look holds nobody up, the second is sure.
  for round in 1..2 loop
    -- One environment at a time: on Citus such a question goes to the one node that can answer it.
    for environment in
      select id, coalesce(raw_events_from, '-infinity') as kept_from from control.environments
    loop
      execute format(
        'select exists (select from %I where environment_id = $1 and received_at >= $2)', name
      ) into is_needed using environment.id, environment.kept_from;
      if is_needed then
        return false;
      end if;
    end loop;
    if round = 1 then
      lock table events in access exclusive mode;
    end if;
  end loop;
  execute format('drop table %I', name);
  return true;
end $function$

