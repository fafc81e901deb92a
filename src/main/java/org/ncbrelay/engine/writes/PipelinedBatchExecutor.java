package org.ncbrelay.engine.writes;

import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.ibatis.executor.BatchExecutor;
import org.apache.ibatis.executor.BatchExecutorException;
import org.apache.ibatis.executor.BatchResult;
import org.apache.ibatis.executor.statement.StatementHandler;
import org.apache.ibatis.mapping.MappedStatement;
import org.apache.ibatis.session.Configuration;
import org.apache.ibatis.session.RowBounds;
import org.apache.ibatis.transaction.Transaction;

/**
 * MyBatis's executor of batches, which sends all batches of a flush together instead of one after the other. Results and failures are
 * those of the single batches: the engine tells by them who lost a race.
 */
final class PipelinedBatchExecutor extends BatchExecutor {
    private final List<Statement> statements = new ArrayList<>();
    private final List<BatchResult> batches = new ArrayList<>();
    private MappedStatement current;

    PipelinedBatchExecutor(Configuration configuration, Transaction transaction) {
        super(configuration, transaction);
    }

    /** As MyBatis does: statements of one kind that follow each other are one batch. */
    @Override
    public int doUpdate(MappedStatement mapped, Object parameter) throws SQLException {
        StatementHandler handler =
                configuration.newStatementHandler(this, mapped, parameter, RowBounds.DEFAULT, null, null);
        String sql = handler.getBoundSql().getSql();
        int last = batches.size() - 1;
        if (mapped.equals(current) && sql.equals(batches.get(last).getSql())) {
            batches.get(last).addParameterObject(parameter);
        } else {
            Connection connection = getConnection(mapped.getStatementLog());
            statements.add(handler.prepare(connection, transaction.getTimeout()));
            batches.add(new BatchResult(mapped, sql, parameter));
            current = mapped;
        }
        Statement statement = statements.get(statements.size() - 1);
        handler.parameterize(statement);
        handler.batch(statement);
        return BATCH_UPDATE_RETURN_VALUE;
    }

    @Override
    public List<BatchResult> doFlushStatements(boolean isRollback) throws SQLException {
        try {
            if (isRollback || statements.isEmpty()) return List.of();
            List<int[]> counts = PostgresPipeline.execute(statements);
            for (int i = 0; i < counts.size(); i++) batches.get(i).setUpdateCounts(counts.get(i));
            return List.copyOf(batches);
        } catch (BatchUpdateException failure) {
            throw new FailedBatch(batches, failure).asMyBatisSaysIt();
        } finally {
            statements.forEach(this::closeStatement);
            statements.clear();
            batches.clear();
            current = null;
        }
    }

    /** The batch that failed, as far as the database says so. */
    private record FailedBatch(List<BatchResult> batches, BatchUpdateException failure) {
        BatchExecutorException asMyBatisSaysIt() {
            int failed = index();
            List<BatchResult> before = new ArrayList<>(batches.subList(0, failed));
            before.forEach(FailedBatch::succeeded);
            BatchResult batch = batches.get(failed);
            int[] none = new int[batch.getParameterObjects().size()];
            Arrays.fill(none, Statement.EXECUTE_FAILED);
            BatchUpdateException ofBatch = new BatchUpdateException(
                    failure.getMessage(), failure.getSQLState(), failure.getErrorCode(), none, failure.getCause());
            ofBatch.setNextException(failure.getNextException());
            String what = batch.getMappedStatement().getId() + " (batch index #" + (failed + 1) + ") failed.";
            return new BatchExecutorException(what, ofBatch, before, batch);
        }

        /** The first batch on the table that the error names; else the first at all. */
        private int index() {
            String table = FailedTable.of(failure);
            for (int i = 0; table != null && i < batches.size(); i++)
                if (FailedTable.isWritten(batches.get(i).getSql(), table)) return i;
            return 0;
        }

        /** Nobody looks at them any more: the transaction is over. */
        private static void succeeded(BatchResult batch) {
            int[] counts = new int[batch.getParameterObjects().size()];
            Arrays.fill(counts, 1);
            batch.setUpdateCounts(counts);
        }
    }
}
