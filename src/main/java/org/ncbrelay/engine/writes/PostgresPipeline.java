package org.ncbrelay.engine.writes;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.VarHandle;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.postgresql.PGStatement;
import org.postgresql.core.ParameterList;
import org.postgresql.core.Query;
import org.postgresql.jdbc.PgStatement;

/**
 * Executes the batches of several prepared statements of one connection in one round trip. The driver can do so, but offers it only for
 * one statement at a time; so the queued executions are put into the queue of one more statement. Each keeps its plan on the server, and
 * inserts of several rows are still rewritten ({@code reWriteBatchedInserts}).
 */
final class PostgresPipeline {
    /** Never executed itself; prepared, because the driver plans batches of other statements anew each time. */
    private static final String CARRIER = "SELECT";

    private static final VarHandle QUERIES;
    private static final VarHandle PARAMETERS;
    private static final MethodHandle REWRITE_INSERTS;

    static {
        try {
            MethodHandles.Lookup driver = MethodHandles.privateLookupIn(PgStatement.class, MethodHandles.lookup());
            QUERIES = driver.findVarHandle(PgStatement.class, "batchStatements", ArrayList.class);
            PARAMETERS = driver.findVarHandle(PgStatement.class, "batchParameters", ArrayList.class);
            REWRITE_INSERTS = driver.findVirtual(
                    PgStatement.class, "transformQueriesAndParameters", MethodType.methodType(void.class));
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private PostgresPipeline() {}

    /**
     * @param batches of one connection, each with at least one execution
     * @return the update counts of each batch, as {@link Statement#executeBatch} answers them
     * @throws java.sql.BatchUpdateException if one of them fails; the transaction is then over
     */
    static List<int[]> execute(List<Statement> batches) throws SQLException {
        if (batches.size() == 1) return List.of(batches.get(0).executeBatch());
        try (PreparedStatement carrier = batches.get(0).getConnection().prepareStatement(CARRIER)) {
            ArrayList<Query> queries = new ArrayList<>();
            ArrayList<ParameterList> parameters = new ArrayList<>();
            List<List<Query>> queriesOf = new ArrayList<>();
            for (Statement batch : batches) queriesOf.add(take(driverOf(batch), queries, parameters));
            PgStatement together = driverOf(carrier);
            QUERIES.set(together, queries);
            PARAMETERS.set(together, parameters);
            return split(expanded(carrier.executeBatch(), queriesOf), queriesOf);
        }
    }

    @SuppressWarnings("unchecked")
    private static List<Query> take(PgStatement batch, List<Query> queries, List<ParameterList> parameters) {
        try {
            REWRITE_INSERTS.invokeExact(batch);
        } catch (RuntimeException | Error failure) {
            throw failure;
        } catch (Throwable failure) {
            throw new IllegalStateException("the driver could not rewrite a batch of inserts", failure);
        }
        List<Query> taken = (ArrayList<Query>) QUERIES.getAndSet(batch, (ArrayList<Query>) null);
        queries.addAll(taken);
        parameters.addAll((ArrayList<ParameterList>) PARAMETERS.getAndSet(batch, (ArrayList<ParameterList>) null));
        return taken;
    }

    /** The driver answers a count for each row if the first of the queries is an insert that it may rewrite, else one for each query. */
    private static int[] expanded(int[] counts, List<List<Query>> queriesOf) {
        List<Query> queries = queriesOf.stream().flatMap(List::stream).toList();
        int rows = queries.stream().mapToInt(Query::getBatchSize).sum();
        if (counts.length == rows) return counts;
        int[] expanded = new int[rows];
        int at = 0;
        for (int i = 0; i < counts.length; i++) {
            int size = queries.get(i).getBatchSize();
            Arrays.fill(expanded, at, at + size, size == 1 ? counts[i] : Statement.SUCCESS_NO_INFO);
            at += size;
        }
        return expanded;
    }

    private static List<int[]> split(int[] counts, List<List<Query>> queriesOf) {
        List<int[]> split = new ArrayList<>();
        int at = 0;
        for (List<Query> queries : queriesOf) {
            int rows = queries.stream().mapToInt(Query::getBatchSize).sum();
            split.add(Arrays.copyOfRange(counts, at, at + rows));
            at += rows;
        }
        return split;
    }

    private static PgStatement driverOf(Statement statement) throws SQLException {
        return (PgStatement) statement.unwrap(PGStatement.class);
    }
}
