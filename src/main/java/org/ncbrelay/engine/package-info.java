/**
 * What a binding of the flow sees of the engine ({@link org.ncbrelay.engine.CaseDelegate}, {@link org.ncbrelay.engine.CaseExecution},
 * {@link org.ncbrelay.engine.ProcessVariable}), and how the engine reads diagrams, tables and forms: which answers a form accepts
 * ({@link org.ncbrelay.engine.forms.FormValidator}), whichever way they come. It knows no step.
 */
package org.ncbrelay.engine;
