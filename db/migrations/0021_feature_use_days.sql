-- Risk: low; the key of feature_use keeps its columns in another order. Locks: feature_use while the key is
-- built again, about 2 s per million rows; senders are told to come again meanwhile.
-- Reports read what was used in the last days: in the key these lie together, and new ones at the end.

alter table feature_use
  drop constraint feature_use_pkey,
  add constraint feature_use_pkey primary key (environment_id, feature_key, day, account_id, user_id);
