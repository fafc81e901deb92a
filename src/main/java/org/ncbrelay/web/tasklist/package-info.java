/**
 * What Tasklist reads from the engine, in the language of its reader. Forms and diagrams are written in English, one file each;
 * {@code forms_fr.json}, {@code forms_es.json} and {@code forms_ar.json} hold every sentence of theirs for translators.
 */
package org.ncbrelay.web.tasklist;
