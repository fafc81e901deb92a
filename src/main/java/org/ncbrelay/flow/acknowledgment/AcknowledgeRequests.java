package org.ncbrelay.flow.acknowledgment;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.port.RequestsToAcknowledge;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Acknowledges several requests as the acting officer, each in a transaction of its own: one that is refused leaves the others as they
 * are. Each is an acknowledgment like any other, with its own entry on the timeline and its own letters.
 */
@Service
public record AcknowledgeRequests(RequestsToAcknowledge requests, TransactionOperations transaction) {
    /** Requests at a time; our default. */
    public static final int MOST = 50;

    /**
     * @param tasks ids of the tasks; one that is named twice is done once
     * @return what came of each, in the same order
     * @throws Refusal.Invalid naming {@code tasks} if there are none, or more than 50
     */
    public List<Result> acknowledge(List<String> tasks) {
        LinkedHashSet<String> each = new LinkedHashSet<>(tasks);
        if (each.isEmpty()) throw new Refusal.Invalid("tasks", "wrong.atLeastOne", "must have at least 1");
        if (each.size() > MOST) throw new Refusal.Invalid("tasks", "wrong.most", "must have at most %s", MOST);
        List<Result> results = new ArrayList<>();
        for (String task : each) results.add(one(task));
        return results;
    }

    private Result one(String task) {
        try {
            return new Result(task, transaction.execute(running -> requests.acknowledge(task)), null);
        } catch (Refusal refusal) {
            return new Result(task, null, refusal);
        }
    }

    /**
     * @param reference of the case; null where it was refused
     * @param refusal   null where it was acknowledged
     */
    public record Result(String task, String reference, Refusal refusal) {
        public boolean isDone() {
            return refusal == null;
        }
    }
}
