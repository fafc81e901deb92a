/**
 * What expressions and models can reach inside the engine, by any author and any way in. Four rules, wired by
 * {@link org.ncbrelay.engine.expressions.ExpressionRulesPlugin}; each holds without the others:
 * <ul>
 *   <li>a query has no expressions at any depth, a stored filter only those of
 *       {@link org.ncbrelay.engine.expressions.QueryExpressions};</li>
 *   <li>an expression reads variables, names the beans of {@link org.ncbrelay.engine.expressions.DiagramBeans}, and reaches nothing
 *       else: no reflection, no static, no other bean;</li>
 *   <li>a model that is deployed or loaded consists of the elements and attributes of
 *       {@link org.ncbrelay.engine.expressions.ModelCheck};</li>
 *   <li>the engine runs no script, creates no object from a class name, and reads no variable back as anything but plain data.</li>
 * </ul>
 */
package org.ncbrelay.engine.expressions;
