package org.ncbrelay.engine.writes;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.BatchUpdateException;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.ibatis.executor.BatchExecutor;
import org.apache.ibatis.executor.BatchExecutorException;
import org.apache.ibatis.executor.BatchResult;
import org.apache.ibatis.executor.statement.StatementHandler;
import org.apache.ibatis.mapping.MappedStatement;
import org.apache.ibatis.session.Configuration;
import org.apache.ibatis.session.RowBounds;
import org.apache.ibatis.transaction.Transaction;
import org.postgresql.PGStatement;

/**
 * Sends all statements that one flush of the engine consists of at once, in their order: MyBatis sends a batch for each run of equal
 * statements and waits for its answer, ten times when a task is completed. Rows that are inserted one after another into one table are one
 * statement. The engine receives the number of changed rows of each statement as before, by which it notices who was faster.
 */
final class JoinedWrites extends BatchExecutor {
    private static final Pattern VALUES = Pattern.compile("(?is)\\s*(insert\\s.*\\svalues)\\s*(\\(.*\\))\\s*");

    /**
     * There is a combination for each way from one task to the next: the plans of all, on each connection, would take more memory than it
     * takes time to plan such short statements.
     */
    private static final int PLANNED_EACH_TIME = 0;

    private final List<Write> writes = new ArrayList<>();

    JoinedWrites(Configuration configuration, Transaction transaction) {
        super(configuration, transaction);
    }

    /** The parameters are noted now: the engine goes on with the object that they come from. */
    @Override
    public int doUpdate(MappedStatement statement, Object parameter) throws SQLException {
        StatementHandler handler =
                configuration.newStatementHandler(this, statement, parameter, RowBounds.DEFAULT, null, null);
        Parameters parameters = new Parameters();
        handler.parameterize(parameters.recorder());
        writes.add(
                new Write(statement, parameter, handler.getBoundSql().getSql().strip(), parameters));
        return BATCH_UPDATE_RETURN_VALUE;
    }

    @Override
    public List<BatchResult> doFlushStatements(boolean isRollback) throws SQLException {
        List<Write> taken = List.copyOf(writes);
        writes.clear();
        if (isRollback || taken.isEmpty()) return Collections.emptyList();
        List<List<Write>> statements = statements(taken);
        String sql = statements.stream().map(JoinedWrites::sql).collect(Collectors.joining("; "));
        try (PreparedStatement joined =
                getConnection(taken.get(0).statement().getStatementLog()).prepareStatement(sql)) {
            if (statements.size() > 1) joined.unwrap(PGStatement.class).setPrepareThreshold(PLANNED_EACH_TIME);
            int offset = 0;
            for (Write write : taken) offset += write.parameters().setOn(joined, offset);
            joined.execute();
            return results(statements, joined);
        } catch (SQLException refused) {
            BatchUpdateException cause = new BatchUpdateException(
                    refused.getMessage(), refused.getSQLState(), refused.getErrorCode(), new int[0], refused);
            cause.setNextException(refused);
            throw new BatchExecutorException(
                    refused.getMessage(), cause, List.of(), taken.get(0).result());
        }
    }

    /** Each is one write, or several that insert into one table. */
    private static List<List<Write>> statements(List<Write> writes) {
        List<List<Write>> statements = new ArrayList<>();
        for (Write write : writes) {
            List<Write> last = statements.isEmpty() ? List.of() : statements.get(statements.size() - 1);
            boolean joins = !last.isEmpty() && last.get(0).sql().equals(write.sql()) && isInsert(write);
            if (joins) last.add(write);
            else statements.add(new ArrayList<>(List.of(write)));
        }
        return statements;
    }

    private static boolean isInsert(Write write) {
        return VALUES.matcher(write.sql()).matches();
    }

    private static String sql(List<Write> statement) {
        String one = statement.get(0).sql();
        if (statement.size() == 1) return one;
        return VALUES.matcher(one).replaceFirst("$1 $2" + ", $2".repeat(statement.size() - 1));
    }

    /** A refused insert is a failure, so that each of several has inserted its row. */
    private static List<BatchResult> results(List<List<Write>> statements, PreparedStatement joined)
            throws SQLException {
        List<BatchResult> results = new ArrayList<>();
        for (List<Write> statement : statements) {
            int changed = joined.getUpdateCount();
            for (Write write : statement) {
                BatchResult result = write.result();
                result.setUpdateCounts(new int[] {statement.size() == 1 ? changed : changed / statement.size()});
                results.add(result);
            }
            joined.getMoreResults();
        }
        return results;
    }

    private record Write(MappedStatement statement, Object parameter, String sql, Parameters parameters) {
        BatchResult result() {
            return new BatchResult(statement, sql, parameter);
        }
    }

    /** The calls that set the parameters of a statement, to be repeated on the one that it has become a part of. */
    private static final class Parameters implements InvocationHandler {
        private final List<Call> calls = new ArrayList<>();

        PreparedStatement recorder() {
            return (PreparedStatement) Proxy.newProxyInstance(
                    PreparedStatement.class.getClassLoader(), new Class<?>[] {PreparedStatement.class}, this);
        }

        @Override
        public Object invoke(Object recorder, Method method, Object[] arguments) {
            if (arguments == null || arguments.length < 2 || !method.getName().startsWith("set"))
                throw new UnsupportedOperationException(method.getName());
            calls.add(new Call(method, arguments));
            return null;
        }

        /** @return how many parameters there are */
        int setOn(PreparedStatement joined, int offset) throws SQLException {
            for (Call call : calls) call.repeat(joined, offset);
            return calls.size();
        }
    }

    private record Call(Method method, Object[] arguments) {
        void repeat(PreparedStatement joined, int offset) throws SQLException {
            Object[] moved = arguments.clone();
            moved[0] = (Integer) arguments[0] + offset;
            try {
                method.invoke(joined, moved);
            } catch (InvocationTargetException failure) {
                if (failure.getCause() instanceof SQLException refused) throw refused;
                throw new IllegalStateException(failure.getCause());
            } catch (IllegalAccessException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }
}
