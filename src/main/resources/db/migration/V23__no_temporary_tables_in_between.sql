-- A caller's temporary tables come before all others unless they are named last: nobody can slip one under a function of the owner.
DO $$
DECLARE
    of_owner regprocedure;
BEGIN
    FOR of_owner IN SELECT p.oid FROM pg_proc p WHERE p.pronamespace = 'public'::regnamespace AND p.prosecdef LOOP
        EXECUTE format('ALTER FUNCTION %s SET search_path = pg_catalog, public, pg_temp', of_owner);
    END LOOP;
END $$;
