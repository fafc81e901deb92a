/** Tasks as their offices work on them: claimed knowingly, referred to the next office, released again. Belongs to no step of the flowchart. */
package org.ncbrelay.flow.tasks;
