package org.ncbrelay.engine.refusals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.junit.jupiter.api.Test;
import org.ncbrelay.domain.Refusal;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.transaction.support.TransactionSynchronizationManager;

class RefusedWorkTest {
    private static final String CONFLICT = "Somebody else has just worked on this task.";

    private final Deque<Supplier<String>> attempts = new ArrayDeque<>();
    private boolean taskIsThere = true;

    @Test
    void workThatLosesARaceBesideTheTaskIsDoneOnceMore() {
        attempts.addAll(List.of(RefusedWorkTest::race, () -> "done"));

        assertThat(work()).isEqualTo("done");
    }

    @Test
    void whoLosesTheTaskItselfIsToldSo() {
        attempts.add(RefusedWorkTest::race);
        taskIsThere = false;

        assertThatThrownBy(this::work).hasMessage(CONFLICT);
        assertThat(attempts).isEmpty();
    }

    @Test
    void aSecondLostRaceIsAConflict() {
        attempts.addAll(List.of(RefusedWorkTest::race, RefusedWorkTest::race));

        assertThatThrownBy(this::work).hasMessage(CONFLICT);
    }

    @Test
    void theSecondAttemptIsCheckedLikeTheFirst() {
        attempts.addAll(List.of(RefusedWorkTest::race, () -> {
            throw new Refusal.Conflict("This task is already claimed by another officer.");
        }));

        assertThatThrownBy(this::work).hasMessage("This task is already claimed by another officer.");
    }

    @Test
    void whoFindsTheOfficesOfATaskGoneWithItHasLostIt() {
        attempts.add(() -> {
            throw new Refusal.Forbidden("This task is for another role than yours: ");
        });
        taskIsThere = false;

        assertThatThrownBy(this::work).hasMessage(CONFLICT);
    }

    @Test
    void whoFindsTheFlowOfATaskGoneHasLostItWithinATransactionToo() {
        attempts.add(() -> {
            throw new NullPointerException("\"processInstance\" is null");
        });
        taskIsThere = false;
        TransactionSynchronizationManager.setActualTransactionActive(true);
        try {
            assertThatThrownBy(this::work).hasMessage(CONFLICT);
        } finally {
            TransactionSynchronizationManager.setActualTransactionActive(false);
        }
    }

    @Test
    void whoMeetsTheRowsOfAnotherWhoHasJustCompletedTheTaskHasLostIt() {
        attempts.add(RefusedWorkTest::secondRow);
        taskIsThere = false;

        assertThatThrownBy(this::work).hasMessage(CONFLICT);
    }

    @Test
    void aRowTooManyIsAFailureWhileTheTaskIsThere() {
        attempts.add(RefusedWorkTest::secondRow);

        assertThatThrownBy(this::work).isInstanceOf(DuplicateKeyException.class);
    }

    @Test
    void aDatabaseThatIsAwayIsNotAskedAboutTheTask() {
        attempts.add(() -> {
            throw new IllegalStateException(new SQLException("connection refused", "08001"));
        });
        taskIsThere = false;

        assertThatThrownBy(this::work).isInstanceOf(IllegalStateException.class);
    }

    private String work() {
        return RefusedWork.on("task", new Executor(), () -> attempts.remove().get());
    }

    private static String secondRow() {
        throw new DuplicateKeyException("second row", new SQLException("duplicate key", "23505"));
    }

    private static String race() {
        throw new OptimisticLockingException("Entity was updated by another transaction concurrently");
    }

    /** Every other command looks for the task. */
    private final class Executor implements CommandExecutor {
        private boolean looks = true;

        @Override
        @SuppressWarnings("unchecked")
        public <T> T execute(Command<T> command) {
            looks = !looks;
            if (looks) return (T) (taskIsThere ? new TaskEntity() : null);
            return command.execute(null);
        }
    }
}
