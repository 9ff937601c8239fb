/** Modifiers as users write them. */
package fromdata;
