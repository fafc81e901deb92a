package org.ncbrelay.engine.refusals;

import java.sql.SQLException;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.ncbrelay.domain.Refusal;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/** Turns what goes wrong while a task is worked on into a refusal that can be shown to the officer. */
public final class RefusedWork {
    /** Request attribute with the {@link Refusal}: the engine's REST resources keep only an exception's text. */
    public static final String ATTRIBUTE = "relay.refusal";

    /** Code of PostgreSQL: a statement after one that failed. */
    private static final String ABORTED = "25P02";

    /** Class of PostgreSQL's codes: a constraint refused a row. */
    private static final String CONSTRAINT = "23";

    private RefusedWork() {}

    /**
     * Checks and work are one command and one transaction: what was checked is what is done.
     *
     * @param taskId the task worked on, or null
     */
    public static <T> T on(String taskId, CommandExecutor executor, Supplier<T> work) {
        Command<T> command = context -> {
            try {
                return work.get();
            } catch (Refusal refusal) {
                throw asEngineRefusal(refusal);
            }
        };
        try {
            return executor.execute(command);
        } catch (RuntimeException failure) {
            if (isLostRace(failure, taskId, executor)) return again(taskId, executor, command);
            throw isGoneMeanwhile(failure, taskId, executor) ? asEngineRefusal(conflict()) : refused(failure);
        }
    }

    /**
     * Branches of a case share rows of the engine: work on one may lose a race although no one has worked on the same task. Then the
     * work is done once more, with all its checks; where the outer transaction is over with the first attempt it is a conflict.
     */
    private static <T> T again(String taskId, CommandExecutor executor, Command<T> command) {
        if (TransactionSynchronizationManager.isActualTransactionActive() || isGone(taskId, executor))
            throw asEngineRefusal(conflict());
        try {
            return executor.execute(command);
        } catch (RuntimeException failure) {
            boolean lost = isLostRace(failure, taskId, executor) || isGoneMeanwhile(failure, taskId, executor);
            throw lost ? asEngineRefusal(conflict()) : refused(failure);
        }
    }

    private static Refusal conflict() {
        return new Refusal.Conflict("refused.race", "Somebody else has just worked on this task.");
    }

    private static RuntimeException refused(RuntimeException failure) {
        return EngineRefusal.causeOf(failure)
                .<RuntimeException>map(RefusedWork::asEngineRefusal)
                .orElse(failure);
    }

    /**
     * Runs a check in front of the engine; its refusal reaches the caller as one of ours.
     *
     * @throws EngineRefusal where the check refuses
     */
    public static void noting(Runnable check) {
        try {
            check.run();
        } catch (Refusal refusal) {
            throw asEngineRefusal(refusal);
        }
    }

    public static EngineRefusal asEngineRefusal(Refusal refusal) {
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        if (request != null) request.setAttribute(ATTRIBUTE, refusal, RequestAttributes.SCOPE_REQUEST);
        return new EngineRefusal(refusal);
    }

    /** The loser of a race finds the task's row changed, or something of the task gone. */
    private static boolean isLostRace(RuntimeException failure, String taskId, CommandExecutor executor) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof OptimisticLockingException) return true;
            // Of what the engine has just seen, its own code expects the rest; it asks for nothing that may be missing.
            boolean missed = cause instanceof NullValueException || cause instanceof NullPointerException;
            if (missed && taskId != null) return isGone(taskId, executor);
        }
        return false;
    }

    /**
     * An officer may complete a task while it is read: then its offices are gone before the task itself. Or while it is worked on: then
     * whatever the work meets first fails, such as a row that the case may have once. An outer transaction ends with the failure and
     * cannot be asked any more, and a database that is away is not asked why.
     */
    private static boolean isGoneMeanwhile(RuntimeException failure, String taskId, CommandExecutor executor) {
        if (taskId == null) return false;
        boolean mayBe = EngineRefusal.causeOf(failure)
                .map(Refusal.Forbidden.class::isInstance)
                .orElseGet(() -> isOfRows(failure) && !TransactionSynchronizationManager.isActualTransactionActive());
        return mayBe && isGone(taskId, executor);
    }

    /** Whether rows are not what the work took them for: a constraint refused one, or one was missing. */
    private static boolean isOfRows(RuntimeException failure) {
        return sqlStates(failure).findAny().isEmpty()
                || isOfConstraint(failure)
                || sqlStates(failure).anyMatch(ABORTED::equals);
    }

    /** Whether a constraint of the database refused a row, however often the engine and Spring have wrapped it. */
    static boolean isOfConstraint(Throwable failure) {
        return sqlStates(failure).anyMatch(state -> state.startsWith(CONSTRAINT));
    }

    /** The codes (SQLSTATE) along the causes; empty where none is the database's, "" for one without a code. */
    private static Stream<String> sqlStates(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .filter(SQLException.class::isInstance)
                .map(cause -> Objects.toString(((SQLException) cause).getSQLState(), ""));
    }

    private static boolean isGone(String taskId, CommandExecutor executor) {
        if (taskId == null) return true;
        Command<DelegateTask> find = context -> context.getTaskManager().findTaskById(taskId);
        return executor.execute(find) == null;
    }
}
