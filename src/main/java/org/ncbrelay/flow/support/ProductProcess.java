package org.ncbrelay.flow.support;

import org.ncbrelay.engine.ProcessVariable;

/** The names of {@code bpmn/product.bpmn}, which other diagrams that write a product share. */
final class ProductProcess {
    /** What is written, such as {@code ADVICE_NOTE}; the calling diagram sets it. */
    static final ProcessVariable<String> KIND = ProcessVariable.text("productKind");

    static final ProcessVariable<String> TITLE = ProcessVariable.text("title");
    static final ProcessVariable<String> BODY = ProcessVariable.text("body");
    /** Whether the text is Markdown; null, as no, where not said. */
    static final ProcessVariable<Boolean> FORMATTED = ProcessVariable.flag("formatted");

    private ProductProcess() {}
}
