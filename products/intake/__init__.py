"""From a label's words to a product: what the engine proposes, what the editor confirms, what is saved."""
