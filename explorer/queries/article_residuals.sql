-- The digits of an article that are no figure, in order.
FROM fct_residual_numbers WHERE article_id = $article_id ORDER BY byte_start, byte_end
