/**
 * The resolved dataflow: nodes whose parameters are bound to other nodes, params, configuration or constants. Start
 * with {@link dev.icosian.compiler.graph.ResolvedNode} and {@link dev.icosian.compiler.graph.Bind}.
 */
@NullMarked
package dev.icosian.compiler.graph;

import org.jspecify.annotations.NullMarked;
