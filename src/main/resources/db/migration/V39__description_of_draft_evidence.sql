-- rolling: the version before writes these columns at the upload only
-- The writer of a draft describes a file after its upload. Content, hash and moment of reception cannot be changed.
GRANT UPDATE (description, source_url) ON draft_evidence TO relay_app;
