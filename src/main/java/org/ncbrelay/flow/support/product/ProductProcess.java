package org.ncbrelay.flow.support.product;

import org.ncbrelay.engine.ProcessVariable;

/** Names of {@code bpmn/product.bpmn} and its forms. */
public final class ProductProcess {
    public static final String KEY = "product";
    public static final String WRITE = "Task_WriteProduct";
    public static final String REVIEW = "Task_ReviewProduct";
    /** What is written, such as {@code ADVICE_NOTE}; the calling diagram sets it. */
    public static final ProcessVariable<String> KIND = ProcessVariable.text("productKind");

    public static final ProcessVariable<String> TITLE = ProcessVariable.text("title");
    public static final ProcessVariable<String> BODY = ProcessVariable.text("body");
    public static final ProcessVariable<ReviewDecision> DECISION =
            ProcessVariable.choice("decision", ReviewDecision.class);
    public static final ProcessVariable<String> NOTE = ProcessVariable.text("note");

    private ProductProcess() {}

    /** Choices of the reviewer. */
    public enum ReviewDecision {
        APPROVE,
        REWORK
    }
}
