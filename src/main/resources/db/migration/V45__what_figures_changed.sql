-- A look at figures asked four tables for what had changed since the look before, and planned each of these queries under its policies anew,
-- which took longer than to answer them. Now one question says which of the tables have changed at all; mostly none has, since a page looks more than
-- once. It asks for the greatest number, which is at the end of an index: for any row the plan, which is kept, might read the table. Whether anything
-- changed tells nothing of what.
CREATE FUNCTION relay_figures_changed(since bigint, OUT oldest bigint, OUT now timestamptz, OUT writing boolean,
                                      OUT cases boolean, OUT grants boolean, OUT places boolean, OUT due boolean)
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    oldest := pg_snapshot_xmin(pg_current_snapshot())::text::bigint;
    now := pg_catalog.now();
    writing := pg_current_xact_id_if_assigned() IS NOT NULL;
    cases := (SELECT max(f.changed_in) FROM case_figure f WHERE f.changed_in >= since) IS NOT NULL;
    grants := (SELECT max(a.changed_in) FROM case_access a WHERE a.changed_in >= since) IS NOT NULL;
    places := (SELECT max(p.changed_in) FROM case_path p WHERE p.changed_in >= since) IS NOT NULL;
    due := (SELECT max(t.changed_in) FROM act_ru_task t WHERE t.changed_in >= since) IS NOT NULL;
END $$;
REVOKE EXECUTE ON FUNCTION relay_figures_changed FROM PUBLIC;
GRANT EXECUTE ON FUNCTION relay_figures_changed TO relay_app;
COMMENT ON FUNCTION relay_figures_changed IS 'which tables have rows that the given transaction or a later one wrote, whoever may see them; and below which number all transactions have ended';
