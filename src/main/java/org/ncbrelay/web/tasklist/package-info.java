/**
 * What Tasklist reads from the engine, in the language of its reader. Forms and diagrams are written in English, one file each;
 * {@code forms_fr.json}, {@code forms_es.json} and {@code forms_ar.json} hold every sentence of forms and every name of a task for translators,
 * {@code diagrams_fr.json} and its like the other labels of diagrams.
 */
package org.ncbrelay.web.tasklist;
